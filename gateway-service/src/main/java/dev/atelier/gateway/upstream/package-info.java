/** The way from the gateway to a service instance and back. */
@NullMarked
package dev.atelier.gateway.upstream;

import org.jspecify.annotations.NullMarked;
