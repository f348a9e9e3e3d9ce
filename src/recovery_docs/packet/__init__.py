"""From findings and documents to a packet that can be handed in, written whole or not at all."""
