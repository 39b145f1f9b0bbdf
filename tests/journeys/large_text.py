"""Text twice as large, with the spacing of WCAG 1.4.12: what sticks out of a narrow screen."""

# A sheet made by a script is not held up by the policy of the page, as a style element would be.
STICKS_OUT = """() => {
    const sheet = new CSSStyleSheet(), wide = window.innerWidth;
    sheet.replaceSync(`:root { font-size: 200% !important }
        * { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important }
        p { margin-bottom: 2em !important }`);
    document.adoptedStyleSheets = [sheet];
    const page = document.scrollingElement, found = [];
    if (page.scrollWidth > wide) {
        for (const one of document.querySelectorAll('body *')) {
            const box = one.getBoundingClientRect();
            const inner = Array.from(one.children);
            if (box.right > wide && box.width && one.checkVisibility() &&
                !inner.some(child => child.getBoundingClientRect().right > wide)) {
                const name = `${one.tagName.toLowerCase()}.${one.className}`;
                found.push(`${name}, ${Math.ceil(box.right)} px: ` +
                    one.textContent.trim().slice(0, 40));
            }
        }
        if (!found.length) found.push(`the page is ${page.scrollWidth} px wide`);
    }
    document.adoptedStyleSheets = [];
    return found;
}"""


def sticks_out(page):
    """What is wider than the page as it is shown now, if its text is large and spaced out."""
    return page.evaluate(STICKS_OUT)
