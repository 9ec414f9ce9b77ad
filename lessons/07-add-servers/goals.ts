/** What is to be reached where one moves a control? */

/** The new servers get so many visits, for at most so many connections. */
export const NEW_LEAST = 30;
export const CONNECTIONS_MOST = 30;

/** Bookings a second, nearly as many as there can be. */
export const BOOKINGS_LEAST = 585;
