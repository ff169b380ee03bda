/** The discovery server: Eureka behind a fence. */
@NullMarked
package dev.atelier.discovery;

import org.jspecify.annotations.NullMarked;
