import { createRoot } from 'react-dom/client';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { Dock } from './Dock.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Dock />);
