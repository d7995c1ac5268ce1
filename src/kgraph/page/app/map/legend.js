/** The legend below the drawing. */

import { data } from "../core/data.js";
import { byId } from "../core/dom.js";
import { legendRow, legendRows, swatch } from "../draw/legend.js";

/** The categories, for the path view, where the filters do not show them. */
const categoryRows = () =>
  [...data.categories]
    .sort((first, second) => first.order - second.order)
    .map(({ slug, label }) => legendRow(swatch(slug), label, slug));

const showLegend = (now) =>
  byId("legend").replaceChildren(...legendRows(now), ...(now.view === "path" ? categoryRows() : []));

export { showLegend };
