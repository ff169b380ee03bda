/** Whose request it is, as the network tells. */
@NullMarked
package dev.atelier.gateway.address;

import org.jspecify.annotations.NullMarked;
