// Folds the phone menu and letters next to a form, counts characters, moves to the error summary, and stops the second press.
// Every page is whole without it.
const { body } = document;
body.classList.add("js-enabled");

const library = document.querySelector("link[rel=modulepreload]");
if ("noModule" in HTMLScriptElement.prototype && library) {
  body.classList.add("govuk-frontend-supported");
  import(library.href).then((govuk) => {
    for (const name of [
      "ServiceNavigation", "SkipLink", "ErrorSummary", "NotificationBanner",
      "CharacterCount", "PasswordInput", "Radios", "Checkboxes", "ExitThisPage",
    ]) {
      govuk.createAll(govuk[name]);
    }
  });
}

const letters = document.querySelector("details[data-folds-on-phone]");
if (letters && matchMedia("(max-width: 40.0525em)").matches) letters.open = false;

const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (event.target.method !== "post") return;
  if (sent.has(event.target)) event.preventDefault();
  sent.add(event.target);
});
// Going back to a page brings its forms back unsent.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) sent.delete(form);
});
