// Buttons that copy a text of the page, or print it. Without it the reader selects the text.
const shown = (button) => { button.hidden = false; return button; };

for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) continue;
  shown(button).addEventListener("click", async () => {
    const status = button.form.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).innerText);
      status.textContent = "Text copied.";
    } catch {
      status.textContent = "The text could not be copied. Select it and copy it yourself.";
    }
  });
}
for (const button of document.querySelectorAll("[data-prints]")) {
  shown(button).addEventListener("click", () => window.print());
}
