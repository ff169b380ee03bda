/** The table of endpoints, read from the controllers, and the document it stands in. */
@NullMarked
package dev.atelier.endpoints;

import org.jspecify.annotations.NullMarked;
