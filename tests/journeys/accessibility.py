"""axe's rules, asked of one page at each width, and no rule twice where its answer is known.

The answer of most rules depends on what is there and what of it is visible. Whether text can be
read, and a link told from the words around it, depends on its colour, its ground, whether it is
large and how it is underlined. Whether a target is large enough depends on what is close to it. So
axe is asked once about what does not depend on width, and at each width only about what can have
changed: targets that stand close to another, what scrolls, what is shown there and was not before,
what has to be there if such a part has come or gone, and the colours of three places for each look
that it has not yet passed.
`test_accessibility.py` shows that a fault at one width alone is found there.
"""

from django.templatetags.static import static

WIDTHS = (320, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Their answer depends on where things are.
OF_LAYOUT = ["target-size", "scrollable-region-focusable"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
OF_PLACES = OF_LAYOUT + OF_COLOUR
# They ask that something is there to be seen: one of these.
OF_PRESENCE = ["bypass", "heading-order", "landmark-one-main", "page-has-heading-one", "region"]
# Style sheets are of the page itself, so that axe need not fetch them again.
RUN = """([runOnly, rules, places]) => {
    const all = document.querySelectorAll('*');
    const shown = new Set((places || []).map(place => all[place]));
    const where = places ? [...shown].filter(one => !shown.has(one.parentElement)) : document;
    return axe.run(where, {runOnly, rules, resultTypes: ['violations'], preload: false})
        .then(result => result.violations);
}"""
MARKUP = """places => {
    const all = document.querySelectorAll('*');
    const shown = new Set(places.map(place => all[place]));
    return Array.from(shown).filter(one => !shown.has(one.parentElement))
        .map(one => one.outerHTML).join('');
}"""
# What of the page is visible now, place by place, and in which pairs of colours its words are.
# Large text is 24 px, or 18.66 px and bold (WCAG 1.4.3). It may be paler, so what can be read
# small can be read large. Text that is moved over something else is known by its class.
# A target is not in doubt if it is alone in the square of 24 px around its middle (WCAG 2.5.8), nor
# is what only screen readers find, which is 1 px.
LOOK = """() => {
    const shown = one => one.checkVisibility({visibilityProperty: true}) ? 1 : 0;
    const each = names => Array.from(document.querySelectorAll(names), shown).join('');
    const marks = 'h1, h2, h3, h4, h5, h6, main, nav, header, footer, aside, section, [role]';
    const widgets = 'a[href], area, button, input, select, textarea, summary, [tabindex][role], ' +
        '[contenteditable]';
    const pairs = new Map(), clear = 'rgba(0, 0, 0, 0)', styles = new Map();
    const styleOf = one => styles.get(one) || styles.set(one, getComputedStyle(one)).get(one);
    const targets = [], doubtful = new Set();
    for (const [place, one] of document.querySelectorAll('*').entries()) {
        if (place && (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)) {
            const style = styleOf(one);
            if (/auto|scroll/.test(style.overflowX + style.overflowY)) doubtful.add(place);
        }
        if (one.matches(widgets) && shown(one)) {
            const box = one.getBoundingClientRect();
            const more = length => Math.max(0, 24 - length) / 2;
            const wide = more(box.width), high = more(box.height);
            const all = {place, left: box.left - wide, right: box.right + wide,
                top: box.top - high, bottom: box.bottom + high};
            if (box.width > 1 || box.height > 1) targets.push(all);
        }
        const nodes = Array.from(one.childNodes);
        const words = nodes.some(node => node.nodeType === 3 && node.data.trim());
        if (!(words || one.matches('input, select, textarea')) || !one.checkVisibility()) continue;
        const style = styleOf(one), size = parseFloat(style.fontSize);
        const pair = [style.color];
        if (one.tagName === 'A')
            pair.push(style.textDecorationLine, style.display, styleOf(one.parentElement).color);
        let ground = style;
        for (let box = one; box; box = box.parentElement) {
            const its = styleOf(box);
            if (ground.backgroundColor === clear && ground.backgroundImage === 'none') ground = its;
            if (its.opacity !== '1') pair.push(its.opacity);
            if (['absolute', 'fixed'].includes(its.position)) pair.push(box.className);
        }
        pair.push(ground.backgroundColor, ground.backgroundImage);
        const small = size < 24 && (size < 18.66 || style.fontWeight < 700);
        for (const key of small ? [pair + ' small', String(pair)] : [String(pair)])
            pairs.set(key, [...(pairs.get(key) || []), place].slice(0, 3));
    }
    for (const one of targets)
        if (targets.some(other => other !== one && one.left < other.right &&
            other.left < one.right && one.top < other.bottom && other.top < one.bottom))
            doubtful.add(one.place);
    const landmarks = each(marks + ', .govuk-skip-link');
    return {visible: each('*'), landmarks, colours: Object.fromEntries(pairs),
        doubtful: [...doubtful]};
}"""


class Rules:
    """The rules for one page, in the state in which it is; `broken` is asked at each width."""

    readable = set()  # pairs of colours that axe has passed on any page of this run
    passed = {""}  # what came to be shown at another width of a page, and axe passed: its markup

    def __init__(self, page):
        self.page, self.visible, self.landmarks, self.markup = page, None, None, ""
        page.add_script_tag(url=static("axe.min.js"))

    def broken(self):
        """What axe finds at this width: a sentence for each rule, with up to three places."""
        look = self.page.evaluate(LOOK)
        broken = self.of_the_page(look["landmarks"]) + self.of_places(look)
        self.visible, self.landmarks = look["visible"], look["landmarks"]
        for rule in broken:
            where = [node["html"][:200] for node in rule["nodes"][:3]]
            yield f"{rule['help']} {where}"

    def of_the_page(self, landmarks):
        """What breaks a rule that the whole page is asked at this width."""
        if not self.visible:
            return self.violations(RULES, but=OF_PLACES)
        return self.violations(OF_PRESENCE) if landmarks != self.landmarks else []

    def of_places(self, look):
        """What breaks a rule where something is new or in doubt at this width: what is shown now
        and was not, what stands close to something, and colours that were not seen together."""
        pairs, doubtful, shown = look["colours"], look["doubtful"], self.newly_shown(look)
        new = {place for pair in pairs.keys() - self.readable for place in pairs[pair]}
        rules = (OF_LAYOUT if doubtful else []) + (OF_COLOUR if new else [])
        but = [rule for rule in OF_PLACES if rule not in rules]
        places = sorted({*doubtful, *new, *shown})
        broken = self.violations(RULES if shown else rules, places, but) if places else []
        if not broken:
            self.readable.update(pairs)
            self.passed.add(self.markup)
        return broken

    def newly_shown(self, look):
        """The places of what is visible at this width, was not at the one before, and has markup
        that has not passed when it was shown on another page."""
        if not self.visible:
            return []
        both = enumerate(zip(self.visible, look["visible"], strict=True))
        places = [place for place, (was, now) in both if was == "0" and now == "1"]
        self.markup = self.page.evaluate(MARKUP, places) if places else ""
        return [] if self.markup in self.passed else places

    def violations(self, rules, places=None, but=()):
        """What breaks these rules, on the page or in the elements of these places."""
        without = {rule: {"enabled": False} for rule in but}
        return self.page.evaluate(RUN, [rules, without, places])
