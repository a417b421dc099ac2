# Records: sections, list, editor.
