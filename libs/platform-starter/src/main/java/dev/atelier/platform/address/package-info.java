/** Whose request it is, as the gateway tells. */
@NullMarked
package dev.atelier.platform.address;

import org.jspecify.annotations.NullMarked;
