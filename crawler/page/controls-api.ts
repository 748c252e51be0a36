/** What is asked of a document while its controls are filled in. */
export { countOptions, giveAnswer, openingAnswers } from './controls/answers.js';
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
export { controlStates } from './controls/control-state.js';
export { findElement, holdAll, nameAll } from './controls/held-elements.js';
export { chosenText, firstOption, markedOption } from './controls/list-box.js';
export { readControls, tick, valueOf } from './controls/live-control.js';
export { firstNewElement } from './controls/new-elements.js';
export { isEntered, wasEmptied } from './controls/text-box.js';
export { turnTab } from './controls/turn-tab.js';
