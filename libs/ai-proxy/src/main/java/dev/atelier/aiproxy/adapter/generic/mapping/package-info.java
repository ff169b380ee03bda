/** JSONata, compiled once and bounded: from one JSON to another, and nothing else. */
@NullMarked
package dev.atelier.aiproxy.adapter.generic.mapping;

import org.jspecify.annotations.NullMarked;
