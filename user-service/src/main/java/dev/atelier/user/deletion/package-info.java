/**
 * Accounts that are deleted. First a promise is stored; from then on the account goes, whoever dies meanwhile. The account
 * and its tokens go at once, within the request. All other data goes in two rounds: in each, every service that keeps any is
 * told by an event, again and again until it has confirmed. The first round is at once; the second is when no token of the
 * user can be alive anywhere any more, and takes what was on its way during the first.
 */
@NullMarked
package dev.atelier.user.deletion;

import org.jspecify.annotations.NullMarked;
