/** The one door of the platform. */
@NullMarked
package dev.atelier.gateway;

import org.jspecify.annotations.NullMarked;
