/** Guessing made pointless: wrong passwords are counted per account and per address and cost growing delays. */
@NullMarked
package dev.atelier.user.guard;

import org.jspecify.annotations.NullMarked;
