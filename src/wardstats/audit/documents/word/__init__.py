"""Word documents (.docx): their XML streamed out of the archive, nothing of it believed."""
