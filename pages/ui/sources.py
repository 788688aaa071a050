"""Sources as readers see them: publisher, title, date, licence, with a link where there is one."""

from __future__ import annotations

from exports.markup import link_html as link_html
from exports.markup import source_html as source_html
