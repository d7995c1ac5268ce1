"use strict";

/** Which entities and claims a state draws. Nothing else decides what is visible. */
kgraph.define("shown", ({ graph, routes }) => {
  const wanted = (claim, state) => {
    if (graph.isKind(claim)) {
      return state.kinds;
    }
    return state.structure || graph.relationOf(claim).kind !== "structure";
  };

  const laneClaims = (state) =>
    graph.data.claims.filter(
      (claim) =>
        wanted(claim, state) ||
        claim.slug === state.claim ||
        (state.entity && (claim.subject === state.entity || claim.object === state.entity)),
    );

  const focusClaims = (state) => {
    if (state.entity) {
      return graph.claimsOf(state.entity);
    }
    return state.claim ? [graph.claims.get(state.claim)] : [];
  };

  /** The claims and entities drawn in a state; an entity without a drawn claim is not drawn, the selected one is. */
  const shown = (state) => {
    if (state.view === "path") {
      const { list, entities, links } = routes.sceneOf(state);
      return { entities, claims: new Set(list.map((claim) => claim.slug)), list, links };
    }
    const list = (state.view === "focus" ? focusClaims : laneClaims)(state).filter((claim) =>
      graph.edges.has(claim.slug),
    );
    const entities = new Set(list.flatMap((claim) => [claim.subject, claim.object]));
    if (state.entity && graph.nodes.has(state.entity)) {
      entities.add(state.entity);
    }
    return { entities, claims: new Set(list.map((claim) => claim.slug)), list, links: [] };
  };

  return Object.freeze({ shown, focusClaims });
});
