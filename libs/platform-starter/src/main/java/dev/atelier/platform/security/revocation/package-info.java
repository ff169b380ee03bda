/** The live list of revoked sessions and users that every service keeps in memory, and how it stays current. */
@NullMarked
package dev.atelier.platform.security.revocation;

import org.jspecify.annotations.NullMarked;
