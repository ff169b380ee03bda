/** The platform as its users meet it: through the gateway, on a stack that the launcher has started. */
@NullMarked
package dev.atelier.e2e;

import org.jspecify.annotations.NullMarked;
