/** Settings that change while a service runs. */
@NullMarked
package dev.atelier.platform.settings;

import org.jspecify.annotations.NullMarked;
