/** How a service meets MongoDB: short waits, and indexes. Only for services that bring the driver along. */
@NullMarked
package dev.atelier.platform.mongo;

import org.jspecify.annotations.NullMarked;
