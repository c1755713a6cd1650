import { addColumns } from "./add-columns.ts";
import { addCommand } from "./add-command.ts";
import { addName } from "./add-name.ts";
import { addPost } from "./add-post.ts";
import { appTitle } from "./app-title.ts";
import { chosenOnes } from "./chosen-ones.ts";
import { closing } from "./closing.ts";
import { columnKind } from "./column-kind.ts";
import { day } from "./day.ts";
import { deciders } from "./deciders.ts";
import { digestContent } from "./digest-content.ts";
import { editors } from "./editors.ts";
import { fewerTimes } from "./fewer-times.ts";
import { firstPost } from "./first-post.ts";
import { loanDays } from "./loan-days.ts";
import { onlyIfAny } from "./only-if-any.ts";
import { onlyNames } from "./only-names.ts";
import { openingHours } from "./opening-hours.ts";
import { orderNames } from "./order-names.ts";
import { overdueMark } from "./overdue-mark.ts";
import { postText } from "./post-text.ts";
import { reminderDays } from "./reminder-days.ts";
import { removeColumn } from "./remove-column.ts";
import { removeName } from "./remove-name.ts";
import { removePost } from "./remove-post.ts";
import { renameColumn } from "./rename-column.ts";
import { renameCommand } from "./rename-command.ts";
import { replaceName } from "./replace-name.ts";
import { sayChannel } from "./say-channel.ts";
import { setNames } from "./set-names.ts";
import { severalChoices } from "./several-choices.ts";
import { shownColumns } from "./shown-columns.ts";
import { takesPlace } from "./takes-place.ts";
import { when } from "./when.ts";
import type { Change } from "./wish.ts";

/** Every kind of change, in the order in which they are tried: the first that reads a wish is it. */
export const KNOWN_CHANGES: readonly Change[] = [
  renameCommand,
  appTitle,
  columnKind,
  takesPlace,
  onlyIfAny,
  fewerTimes,
  chosenOnes,
  shownColumns,
  removePost,
  removeColumn,
  onlyNames,
  setNames,
  removeName,
  deciders,
  editors,
  loanDays,
  openingHours,
  orderNames,
  replaceName,
  renameColumn,
  severalChoices,
  addCommand,
  reminderDays,
  addPost,
  postText,
  closing,
  overdueMark,
  digestContent,
  day,
  sayChannel,
  when,
  firstPost,
  addName,
  addColumns,
];
