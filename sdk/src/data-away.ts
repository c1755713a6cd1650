import { PlatformError } from "./platform-error.ts";

/** The company's data does not answer, or not in time: whoever reads the page is told that, as it is no fault of the app's. */
export class DataAway extends PlatformError {}
