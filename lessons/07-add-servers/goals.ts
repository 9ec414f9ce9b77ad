/** What is to be reached where one moves a control? */

/** The new servers get so many visits, for at most so many connections. */
export const NEW_LEAST = 25;
export const CONNECTIONS_MOST = 20;

/** Bookings a second, nearly as many as there can be, and by how many. */
export const BOOKINGS_LEAST = 585;
export const CLERKS_MOST = 30;

/** Who is slow shall do what it can. */
export const CLEO_LEAST = 18;
