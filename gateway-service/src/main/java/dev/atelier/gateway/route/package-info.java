/** Which public path belongs to which service. */
@NullMarked
package dev.atelier.gateway.route;

import org.jspecify.annotations.NullMarked;
