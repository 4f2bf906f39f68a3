/** A setting of a Honeywell scanner as the maker's guide names it: tag, sub-tag and data, such as `BEPLVL1`. No full stop, which would keep it for ever. */
export const HONEYWELL_SETTING = /^[A-Z]{3}[A-Z\d]{3}[A-Z\d]{0,24}$/;
