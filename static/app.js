// Folds the phone menu and letters next to a form, counts characters, moves to the error summary, stops the second press,
// and warns before a session ends.
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

if (matchMedia("(max-width: 40.0525em)").matches)
  for (const letters of document.querySelectorAll("details[data-folds-on-phone]")) letters.open = false;

// Warns before somebody is signed out for being away. What one tab asks for counts in the others.
if (body.dataset.idle) {
  const SECONDS = 1000, NOTICE = 120 * SECONDS, idle = body.dataset.idle * SECONDS;
  const seen = () => { localStorage.setItem("last-page-at", Date.now()); };
  const make = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
  const warning = make("div", "govuk-notification-banner");
  warning.setAttribute("role", "alert");
  const content = make("div", "govuk-notification-banner__content");
  const words = make("p", "govuk-notification-banner__heading");
  const stay = make("button", "govuk-button govuk-button--secondary", "Stay signed in");
  stay.type = "button";
  const look = () => {
    const left = Number(localStorage.getItem("last-page-at")) + idle - Date.now();
    if (left > NOTICE) {
      warning.remove();
    } else if (left > 0 && !warning.isConnected) {
      words.textContent = "You will be signed out in 2 minutes, because you have not opened or sent anything for a while.";
      content.replaceChildren(words, stay);
      document.querySelector("main").prepend(warning);
      warning.append(content);
    } else if (left <= 0 && warning.isConnected) {
      words.textContent = "You have been signed out. Copy what you have typed before you send or leave this page.";
      stay.remove();
    }
  };
  stay.addEventListener("click", async () => {
    const answer = await fetch(body.dataset.stay, { redirect: "error" }).catch(() => null);
    if (answer?.ok) seen();
    look();
  });
  seen();
  setInterval(look, 5 * SECONDS);
}

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
