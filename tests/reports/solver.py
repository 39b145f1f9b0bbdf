"""What follows from the sums that are shown: a linear solver over the cells that they add up."""

from fractions import Fraction


def rank(rows):
    """Of a matrix, by elimination."""
    rows, found = [[Fraction(number) for number in row] for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            factor = rows[i][column] / rows[found][column]
            rows[i] = [a - factor * b for a, b in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def follows(wanted, known):
    """Whether the sum of the wanted cells can be worked out from the known sums."""
    rows = sorted(set(map(tuple, known)))
    return rank([*rows, wanted]) == rank(rows)
