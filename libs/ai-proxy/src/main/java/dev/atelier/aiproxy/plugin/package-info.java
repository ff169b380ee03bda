/** Adapters that come as jars in a folder of the operator's, while the services run. */
@NullMarked
package dev.atelier.aiproxy.plugin;

import org.jspecify.annotations.NullMarked;
