// Show one corporation's pages on the screen; in print all of them stay.
const kies = document.getElementById("kies");
if (kies) {
  const toon = () => {
    for (const deel of document.querySelectorAll("section.corporatie")) {
      deel.hidden = kies.value !== "" && deel.dataset.van !== kies.value;
    }
  };
  kies.addEventListener("change", () => {
    toon();
    const doel = kies.value && document.getElementById("corporatie-" + kies.value);
    if (doel) doel.scrollIntoView();
  });
  toon();
}
