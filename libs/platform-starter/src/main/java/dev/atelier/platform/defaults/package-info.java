/** Settings that every service has before anything is asked of the config server. */
@NullMarked
package dev.atelier.platform.defaults;

import org.jspecify.annotations.NullMarked;
