/**
 * The provider keys of users: kept in the vault, shown masked only, handed in clear to the studios that call providers with
 * them, and rewrapped when the vault's master key changes.
 */
@NullMarked
package dev.atelier.user.key;

import org.jspecify.annotations.NullMarked;
