/** What is asked of a document while its controls are filled in. */
export {
  boxAround,
  calendarStanding,
  latestYear,
  middleDays,
  someDay,
  yearControl,
  yearsOf,
} from './controls/calendar.js';
export { drawnBox, listState, shownElements, freshOption } from './controls/drawn-list.js';
export { drawnOption, isHiddenList, listStandIn } from './controls/hidden-list.js';
export { holdElements } from './controls/held-elements.js';
export { chosenText, firstOption, markedOption } from './controls/list-box.js';
export { readControl } from './controls/live-control.js';
export { firstNewElement } from './controls/new-elements.js';
