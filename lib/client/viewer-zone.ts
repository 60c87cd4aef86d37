/** Where the viewer's clock is, for forms that ask for a time zone. */
import { useNow } from "./clock";
import { currentZone, zonePlace } from "./zone";

/** "Asia/Seoul", or "UTC" where that was chosen. While the page is drawn on the server nobody knows: "UTC". */
export const useViewerZone = (): string => (useNow(60_000) === 0 ? "UTC" : zonePlace(currentZone()));
