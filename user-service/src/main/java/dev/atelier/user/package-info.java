/** Accounts, sessions and what ends them. */
@NullMarked
package dev.atelier.user;

import org.jspecify.annotations.NullMarked;
