// Press a button of a Lite workbook in Pyodide: node druk.mjs PYODIDE OPDRACHT.json UIT.json [WIEL|BRON.py ...]
import { readFileSync, writeFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const bytes = (pad) => new Uint8Array(readFileSync(pad));
const [map, opdracht, uit, ...bestanden] = process.argv.slice(2);
try {
  const { loadPyodide } = await import(pathToFileURL(resolve(map, "pyodide.mjs")));
  const pyodide = await loadPyodide({ indexURL: resolve(map) + "/", stdout: console.error });
  pyodide.FS.mkdirTree("/test");
  for (const pad of bestanden) {
    if (pad.endsWith(".whl")) pyodide.unpackArchive(bytes(pad), "wheel");
    else pyodide.FS.writeFile("/test/" + basename(pad), bytes(pad));
  }
  pyodide.globals.set("opdracht", readFileSync(opdracht, "utf8"));
  const antwoord = pyodide.runPython("import sys; sys.path.insert(0, '/test'); import druk; druk.druk(opdracht)");
  writeFileSync(uit, antwoord);
} catch (fout) {
  console.error(String(fout.message).slice(-3000)); // not the source of Pyodide, which is one line of a megabyte
  process.exitCode = 1;
}
