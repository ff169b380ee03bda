/** The list of what was taken back before it expired; every other service follows it. */
@NullMarked
package dev.atelier.user.revocation;

import org.jspecify.annotations.NullMarked;
