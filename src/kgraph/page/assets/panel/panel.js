"use strict";

/** The panel: the selected entity or claim, or where to begin. */
kgraph.define("panel", (parts) => {
  const { graph, dom: { make, byId }, language: { say, count }, marks: { entityButton, section }, entity, claim, overview } = parts;
  const busiest = (most) =>
    [...graph.data.entities]
      .filter((entity) => entity.degree > 0)
      .sort((one, two) => two.degree - one.degree || (one.slug < two.slug ? -1 : 1))
      .slice(0, most);

  const welcome = () => [
    make("h2", {}, say("page-welcome")),
    make("p", {}, say("page-welcome-how")),
    make("p", {}, say("page-welcome-trust")),
    section(
      say("page-welcome-busiest"),
      make(
        "ul",
        { class: "starts", role: "list" },
        ...busiest(10).map((entity) =>
          make("li", {}, entityButton(entity.slug), make("span", { class: "tally" }, count("page-claims", entity.degree))),
        ),
      ),
    ),
  ];

  const beginning = (now) => (now.view === "overview" ? overview.card() : welcome());

  let before = null;

  /** Show what a state has selected; the focus stays in the panel if it was there. */
  const show = (now) => {
    const chosenClaim = graph.claims.get(now.claim);
    const chosenEntity = graph.entities.get(now.entity);
    const selection = `${now.entity}\n${now.claim}`;
    const content = chosenClaim ? claim.card(chosenClaim) : chosenEntity ? entity.card(chosenEntity) : beginning(now);
    const hadFocus = byId("panel").contains(document.activeElement);
    byId("panel").replaceChildren(...content.filter(Boolean));
    if (hadFocus) {
      byId("panel").focus({ preventScroll: true });
    }
    if (selection !== before) {
      byId("panel").scrollTop = 0;
      before = selection;
    }
  };

  return Object.freeze({ show });
});
