"""axe's rules, asked of one page at each width, and no rule twice where its answer is known.

The answer of most rules depends on what is there and what of it is visible. Whether text can be
read depends on its colour, its ground and whether it is large. So axe is asked everything at the
first width, later only what can have changed, and about colours when a page has a pair that it
has not yet passed. `test_accessibility.py` shows that a fault at one width alone is found there.
"""

from django.templatetags.static import static

WIDTHS = (320, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Their answer depends on where things are, so they are asked at every width.
OF_LAYOUT = ["target-size", "scrollable-region-focusable", "css-orientation-lock"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
# Style sheets are of the page itself, so that axe need not fetch them again.
RUN = """([runOnly, rules]) =>
    axe.run({runOnly, rules, resultTypes: ['violations'], preload: false})
    .then(result => result.violations)"""
VISIBLE = """() => Array.from(document.querySelectorAll('*'),
    one => one.checkVisibility({visibilityProperty: true}) ? 1 : 0).join('')"""
# Large text is 24 px, or 18.66 px and bold (WCAG 1.4.3). It may be paler, so what can be read
# small can be read large. Text that is moved over something else is known by its class.
COLOURS = """() => {
    const pairs = new Set(), clear = 'rgba(0, 0, 0, 0)';
    for (const one of document.querySelectorAll('body, body *')) {
        const nodes = Array.from(one.childNodes);
        const words = nodes.some(node => node.nodeType === 3 && node.data.trim());
        if (!(words || one.matches('input, select, textarea')) || !one.checkVisibility()) continue;
        const style = getComputedStyle(one), size = parseFloat(style.fontSize);
        const pair = [style.color];
        let ground = style;
        for (let box = one; box; box = box.parentElement) {
            const its = getComputedStyle(box);
            if (ground.backgroundColor === clear && ground.backgroundImage === 'none') ground = its;
            if (its.opacity !== '1') pair.push(its.opacity);
            if (['absolute', 'fixed'].includes(its.position)) pair.push(box.className);
        }
        pair.push(ground.backgroundColor, ground.backgroundImage);
        if (size < 24 && (size < 18.66 || style.fontWeight < 700)) pairs.add(pair + ' small');
        pairs.add(String(pair));
    }
    return [...pairs];
}"""


class Rules:
    """The rules for one page, in the state in which it is; `broken` is asked at each width."""

    readable = set()  # pairs of colours that axe has passed on any page of this run

    def __init__(self, page):
        self.page, self.visible = page, None
        page.add_script_tag(url=static("axe.min.js"))

    def broken(self):
        """What axe finds at this width: a sentence for each rule, with up to three places."""
        visible, pairs = self.page.evaluate(VISIBLE), set(self.page.evaluate(COLOURS))
        left_out = OF_COLOUR if pairs <= self.readable else []
        rules = OF_LAYOUT + OF_COLOUR if visible == self.visible else RULES
        self.visible = visible
        broken = self.violations(rules, left_out)
        if not {rule["id"] for rule in broken} & set(OF_COLOUR):
            self.readable |= pairs
        for rule in broken:
            where = [node["html"][:200] for node in rule["nodes"][:3]]
            yield f"{rule['help']} {where}"

    def violations(self, rules, left_out):
        if rules is RULES:
            return self.page.evaluate(RUN, [RULES, {name: {"enabled": False} for name in left_out}])
        return self.page.evaluate(RUN, [[name for name in rules if name not in left_out], {}])
