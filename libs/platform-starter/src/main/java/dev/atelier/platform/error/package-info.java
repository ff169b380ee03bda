/** The one path from any failure to the error answer a client sees. */
@NullMarked
package dev.atelier.platform.error;

import org.jspecify.annotations.NullMarked;
