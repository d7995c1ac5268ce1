/** Says in both languages that the page cannot be shown, for any error before the page has started. */

const show = (problem) => {
  document.getElementById("broken").hidden = false;
  document.getElementById("broken-why").textContent = String(problem);
};

const onError = ({ error, message }) => show(error ?? message);
const onRejection = ({ reason }) => show(reason);

window.addEventListener("error", onError);
window.addEventListener("unhandledrejection", onRejection);

/** The page has started: later errors are no reason to say that it cannot be shown. */
const noteStarted = () => {
  window.removeEventListener("error", onError);
  window.removeEventListener("unhandledrejection", onRejection);
};

export { noteStarted };
