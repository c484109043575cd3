"""Parses what a generator wrote, for a language whose compiler is not here, and names what is not of the language."""

import re
import sys
from pathlib import Path

from tree_sitter_language_pack import get_parser

ENDINGS = {"csharp": ".cs", "dart": ".dart", "go": ".go", "python": ".py", "swift": ".swift"}


def main(language, *folders):
    parser, count, problems = get_parser(language), 0, []
    for file in (file for folder in folders for file in sorted(Path(folder).rglob("*" + ENDINGS[language]))):
        # The grammar does not know the errors that Swift 6 names.
        source = re.sub(rb"\bthrows\([^)]*\)", b"throws", file.read_bytes())
        count += 1
        for node in errors_in(parser.parse(source).root_node):
            line = node.start_point[0]
            problems.append(f"{file}:{line + 1}: error: {source.splitlines()[line].decode()}")
    if problems or count == 0:
        sys.exit("\n".join(problems) or "error: there is nothing to parse")


def errors_in(node):
    if node.is_error or node.is_missing:
        yield node
    elif node.has_error:
        for child in node.children:
            yield from errors_in(child)


main(*sys.argv[1:])
