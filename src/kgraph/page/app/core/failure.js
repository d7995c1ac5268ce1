/** Says in both languages that the page cannot be shown, for any error before the page has started. */

import { byId } from "./dom.js";

/** @param {unknown} problem */
const show = (problem) => {
  byId("broken").hidden = false;
  byId("broken-why").textContent = String(problem);
};

/** @param {ErrorEvent} event */
const onError = ({ error, message }) => show(error ?? message);
/** @param {PromiseRejectionEvent} event */
const onRejection = ({ reason }) => show(reason);

byId("broken").dataset.watched = "";
window.addEventListener("error", onError);
window.addEventListener("unhandledrejection", onRejection);

/** The page has started: later errors are no reason to say that it cannot be shown. */
const noteStarted = () => {
  byId("broken").hidden = true;
  window.removeEventListener("error", onError);
  window.removeEventListener("unhandledrejection", onRejection);
};

export { noteStarted };
