/** Work that every instance of a service repeats, such as removing what has expired. */
@NullMarked
package dev.atelier.platform.sweep;

import org.jspecify.annotations.NullMarked;
