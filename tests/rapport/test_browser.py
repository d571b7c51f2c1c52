"""The report in a real browser: usable by everyone (axe), the choice works, it fits a narrow screen, and its pages."""

import json
import os
import re
import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from tests.rapport.haal import DOEL
from tests.rapport.regios import doorgerekend
from xl_doorrekening.rapport.afdrukken import STIL, als_pdf, browsers
from xl_doorrekening.rapport.html import als_html
from xl_doorrekening.rapport.inhoud import Variant
from xl_doorrekening.rapport.maken import maak_rapport

STRENG = bool(os.environ.get("STRENG"))
BROWSER = next(browsers(), None)
pytestmark = [
    pytest.mark.traag,
    pytest.mark.skipif(not STRENG and BROWSER is None, reason="er is geen Chromium, Chrome of Edge"),
]
NU = datetime(2026, 5, 6, 7, 8)


def pagina(naam: str, variant: Variant = Variant.VOLLEDIG, corporatie: int | None = None) -> str:
    return als_html(maak_rapport(doorgerekend(naam), (), NU, variant, corporatie))


def uitgevoerd(tekst: str, script: str, tmp_path: Path) -> str:
    """What a script says that runs in the page, once it is loaded; it puts its answer in `antwoord`."""
    doe = f"<script>(async () => {{ const antwoord = await (async () => {{ {script} }})();"
    doe += "document.body.innerHTML = '<pre id=uit></pre>';"
    doe += "document.getElementById('uit').textContent = '@@' + JSON.stringify(antwoord) + '@@'; })();</script></body>"
    pad = tmp_path / "pagina.html"
    pad.write_text(tekst.replace("</body>", doe), "utf-8")
    assert BROWSER is not None
    opdracht = [BROWSER, *STIL, "--no-sandbox", "--window-size=1300,1000", f"--user-data-dir={tmp_path}/profiel",
                "--virtual-time-budget=20000", "--dump-dom", pad.as_uri()]  # fmt: skip
    uit = subprocess.run(opdracht, check=True, capture_output=True, text=True, timeout=120).stdout
    gevonden = re.search(r"@@(.*)@@", uit, re.DOTALL)
    assert gevonden, uit[-500:]
    return gevonden[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@pytest.mark.skipif(not STRENG and not DOEL.is_file(), reason="axe-core is er niet: python -m tests.rapport.haal")
@pytest.mark.parametrize(
    ("naam", "variant", "corporatie"),
    [("voorbeeld", Variant.VOLLEDIG, None), ("voorbeeld", Variant.PUBLIEK, None), ("gemeen", Variant.CORPORATIE, 0),
     ("zonder opgave", Variant.VOLLEDIG, None)],
)  # fmt: skip
def test_bruikbaar_voor_iedereen(naam: str, variant: Variant, corporatie: int | None, tmp_path: Path) -> None:
    """Contrast, names, roles, order of headings, tables, keyboard: no finding at all."""
    script = DOEL.read_text("utf-8").replace("</", "<\\/")
    script += ";return (await axe.run()).violations.map(v => [v.impact, v.id, v.nodes.length, v.nodes[0].html])"
    assert json.loads(uitgevoerd(pagina(naam, variant, corporatie), script, tmp_path)) == []


def test_kiezen_laat_een_corporatie_zien(tmp_path: Path) -> None:
    """On the screen only hers; with nothing chosen all."""
    script = """
      const zichtbaar = () => [...document.querySelectorAll("section.corporatie")].filter(d => d.offsetParent).length;
      const kies = document.getElementById("kies"), alle = zichtbaar();
      kies.value = kies.options[2].value;
      kies.dispatchEvent(new Event("change"));
      const een = zichtbaar();
      kies.value = "";
      kies.dispatchEvent(new Event("change"));
      return [alle, een, zichtbaar()];
    """
    assert json.loads(uitgevoerd(pagina("voorbeeld"), script, tmp_path)) == [6, 1, 6]


def test_past_op_een_smal_scherm(tmp_path: Path) -> None:
    """Only tables scroll sideways, never the page."""
    script = "document.body.style.width = '390px'; return document.body.scrollWidth;"
    assert json.loads(uitgevoerd(pagina("voorbeeld"), script, tmp_path)) <= 390


def test_afgedrukt() -> None:
    """Conclusions on one page, two for each corporation, the stamp on every one."""
    pdf = als_pdf(pagina("voorbeeld"))
    assert pdf.startswith(b"%PDF-")
    bladzijden = len(re.findall(rb"/Type\s*/Page\b", pdf))
    zonder = len(re.findall(rb"/Type\s*/Page\b", als_pdf(pagina("voorbeeld", Variant.CORPORATIE, 0))))
    assert 15 <= bladzijden <= 30
    assert bladzijden - zonder >= 2 * 5
