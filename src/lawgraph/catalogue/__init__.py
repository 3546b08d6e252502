"""What is known beforehand: documents, programmes, organ types, places, and the words of the grammar."""
