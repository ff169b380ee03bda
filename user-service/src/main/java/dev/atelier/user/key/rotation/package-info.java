/** Brings stored keys under the vault's first master key, while everything goes on. */
@NullMarked
package dev.atelier.user.key.rotation;

import org.jspecify.annotations.NullMarked;
