/** What becomes of work that is under way when a service has to stop. */
@NullMarked
package dev.atelier.platform.stop;

import org.jspecify.annotations.NullMarked;
