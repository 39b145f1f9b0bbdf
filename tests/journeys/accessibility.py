"""axe's rules, asked of one page at each width, and no rule twice where its answer is known.

The answer of most rules depends on what is there and what of it is visible. Whether text can be
read, and a link told from the words around it, depends on its colour, its ground, whether it is
large and how it is underlined. So axe is asked everything at the first width, later only what can
have changed: layout everywhere, everything of what is shown there and was not before, what has to
be there if such a part has come or gone, and the colours of three places for each look that it has
not yet passed.
`test_accessibility.py` shows that a fault at one width alone is found there.
"""

from django.templatetags.static import static

WIDTHS = (320, 768, 1280)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Their answer depends on where things are, so they are asked at every width.
OF_LAYOUT = ["target-size", "scrollable-region-focusable", "css-orientation-lock"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
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
# What of the page is visible now, place by place, and in which pairs of colours its words are.
# Large text is 24 px, or 18.66 px and bold (WCAG 1.4.3). It may be paler, so what can be read
# small can be read large. Text that is moved over something else is known by its class.
LOOK = """() => {
    const shown = one => one.checkVisibility({visibilityProperty: true}) ? 1 : 0;
    const each = names => Array.from(document.querySelectorAll(names), shown).join('');
    const marks = 'h1, h2, h3, h4, h5, h6, main, nav, header, footer, aside, section, [role]';
    const pairs = new Map(), clear = 'rgba(0, 0, 0, 0)', styles = new Map();
    const styleOf = one => styles.get(one) || styles.set(one, getComputedStyle(one)).get(one);
    for (const [place, one] of document.querySelectorAll('*').entries()) {
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
    const colours = Object.fromEntries(pairs);
    return {visible: each('*'), landmarks: each(marks + ', .govuk-skip-link'), colours};
}"""


class Rules:
    """The rules for one page, in the state in which it is; `broken` is asked at each width."""

    readable = set()  # pairs of colours that axe has passed on any page of this run

    def __init__(self, page):
        self.page, self.visible, self.landmarks = page, None, None
        page.add_script_tag(url=static("axe.min.js"))

    def broken(self):
        """What axe finds at this width: a sentence for each rule, with up to three places."""
        look = self.page.evaluate(LOOK)
        visible, pairs = look["visible"], look["colours"]
        broken = self.violations(self.rules_for_width(look["landmarks"])) + self.pale(pairs)
        if self.visible and (shown := newly_shown(self.visible, visible)):
            broken += self.violations(RULES, shown)
        self.visible = visible
        for rule in broken:
            where = [node["html"][:200] for node in rule["nodes"][:3]]
            yield f"{rule['help']} {where}"

    def rules_for_width(self, landmarks):
        """What the whole page is asked at this width."""
        before, self.landmarks = self.landmarks, landmarks
        if not self.visible:
            return RULES
        return OF_LAYOUT + (OF_PRESENCE if landmarks != before else [])

    def pale(self, pairs):
        """What cannot be read, of up to three places for each new pair of colours."""
        places = {place for pair in pairs.keys() - self.readable for place in pairs[pair]}
        broken = self.violations(OF_COLOUR, sorted(places)) if places else []
        if not broken:
            self.readable |= pairs.keys()
        return broken

    def violations(self, rules, places=None):
        """What breaks these rules, on the page or in the elements of these places."""
        without = {rule: {"enabled": rules is not RULES} for rule in OF_COLOUR}
        return self.page.evaluate(RUN, [rules, without, places])


def newly_shown(before, now):
    """The places of the elements that are visible now and were not."""
    return [
        place
        for place, (was, shown) in enumerate(zip(before, now, strict=True))
        if shown == "1" and was == "0"
    ]
